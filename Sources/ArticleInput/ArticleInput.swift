// Readers stand here.
