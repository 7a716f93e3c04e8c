"""How the words of a deadline become its kind, relation and EDTF."""
