"""What the web server runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
application = get_wsgi_application()

# what has been loaded stays: the collector need not walk it again with every page's rubbish
gc.collect()
gc.freeze()
