"""Pure measures of spread on frozen records and arrays: no database, no web, no clock."""
