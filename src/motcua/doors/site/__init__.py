"""Everyone: public pages and open figures."""
