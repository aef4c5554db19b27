"""Search asks one index for words within units (12/nguyen), so that neither words nor rows of other units are read.

The words alone stay in it for those whose reach is a whole province.
"""

from django.db import migrations

FUNCTION = """
create function dossiers_found_by(words text, units bigint[]) returns tsvector
language sql immutable parallel safe
as $$
    select to_tsvector('simple'::regconfig, words) || array_to_tsvector(array(
        select u || '/' || w from unnest(units) u, unnest(string_to_array(words, ' ')) w))
$$;
"""
OLD = "create index dossier_words on dossiers_dossier using gin (to_tsvector('simple', words));"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0019_filed_for_them")]

    operations = [
        migrations.RunSQL(FUNCTION, "drop function dossiers_found_by(text, bigint[]);"),
        migrations.RunSQL("drop index dossier_words;", OLD),
        migrations.RunSQL(
            "create index dossier_words on dossiers_dossier using gin (dossiers_found_by(words, units));",
            "drop index dossier_words;",
        ),
    ]
