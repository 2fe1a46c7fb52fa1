// name: of_innovation
// What each verified copy of an innovation did with its components.
MATCH (r:Replication {status: 'verified'})-[o:OF]->(:Innovation {id: $innovation_id})
RETURN r.id AS id,
       coalesce(o.kept, []) AS kept,
       coalesce(o.changed, []) AS changed,
       coalesce(o.dropped, []) AS dropped
ORDER BY id
