// name: now
// What the database's own clock says at this moment.
RETURN datetime.realtime() AS at
