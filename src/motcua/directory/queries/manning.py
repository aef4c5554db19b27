"""Who sits where on a day: everybody at once, for whoever looks after work that nobody can do."""

from __future__ import annotations

from datetime import date

from django.db import connection

from motcua.directory.queries.hats import roles_of
from motcua.directory.queries.units import tree
from motcua.directory.rules.manning import Manning, Seat

#: a seat is taken while the holding, the post and, for a stand-in, the absence all last
SEATS = """
with held as (
    select h.id, h.person_id, post.unit_id, post.roles
      from directory_holding h join directory_post post on post.id = h.post_id
     where %(day)s between h.valid_from and coalesce(h.valid_to, %(day)s)
       and %(day)s between post.valid_from and coalesce(post.valid_to, %(day)s)
), absent as (
    select s.holding_id, s.person_id from directory_standin s where %(day)s between s.starts_on and s.ends_on
)
select held.unit_id, held.roles, p.id, p.is_active, p.name, p.phone,
       exists (select 1 from absent where holding_id = held.id), null
  from held join accounts_person p on p.id = held.person_id
union all
select held.unit_id, held.roles, p.id, p.is_active, p.name, p.phone, false, held.person_id
  from absent join held on held.id = absent.holding_id join accounts_person p on p.id = absent.person_id
 order by 3
"""


def manning(on: date, revision: int | None = None) -> Manning:
    """Everybody's seats of a day. One SQL, and what the tree of the day asks."""
    with connection.cursor() as cursor:
        cursor.execute(SEATS, {"day": on})
        rows = cursor.fetchall()
    return Manning(tree(on, revision), [Seat(unit, roles_of(roles), *who) for unit, roles, *who in rows])
