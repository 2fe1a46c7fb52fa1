// name: answer
// What one agency says on its links to a record.
MATCH (:Replication {id: $replication_id})-[l:ADAPTS]->(:Innovation|Replication)-[:ORIGINATED_AT|ADOPTED_BY]->(:Agency {id: $agency_id})
SET l.answer = $answer, l.answered_on = $on, l.answered_by = $by, l.reason = $reason

// name: move
// Bring a record into another status.
MATCH (r:Replication {id: $replication_id})
SET r.since = CASE WHEN r.status = $status THEN r.since ELSE $on END,
    r.status = $status,
    r.version = r.version + 1

// name: decide
// What a verifier decided, and why.
MATCH (r:Replication {id: $replication_id})
SET r.status = $status,
    r.since = $on,
    r.version = r.version + 1,
    r.decided_on = $on,
    r.decided_by = $by,
    r.decision_reason = $reason,
    r.comments = $comments,
    r.on_papers = $on_papers,
    r.verified_on = CASE WHEN $status = 'verified' THEN $on ELSE r.verified_on END,
    r.verified_by = CASE WHEN $status = 'verified' THEN $by ELSE r.verified_by END

// name: appeal
// A rejected record waits for a second decision; the first one and its reason stay readable beside the appeal.
MATCH (r:Replication {id: $replication_id})
SET r.status = 'awaiting_verification',
    r.since = $on,
    r.version = r.version + 1,
    r.appealed_on = $on,
    r.appeal = $reason

// name: respond
// What the adopter says to an objection.
MATCH (r:Replication {id: $replication_id})
SET r.response = $words, r.responded_on = $on, r.version = r.version + 1

// name: next_silent
// The longest waiting record whose silence nobody has noted yet.
MATCH (r:Replication {status: 'awaiting_parent'})
WHERE r.submitted_on <= $asked_until AND (r.silence_noted IS NULL OR r.silence_noted < r.submitted_on)
RETURN r.id AS id
ORDER BY r.submitted_on, id
LIMIT 1

// name: note_silence
// Note it once for each time that the record was submitted.
MATCH (r:Replication {id: $replication_id})
WHERE r.silence_noted IS NULL OR r.silence_noted < r.submitted_on
SET r.silence_noted = r.submitted_on
RETURN r.id AS id
ORDER BY id

// name: claim
// A recorded copy becomes a draft of its agency, with its fields filled.
MATCH (r:Replication {id: $replication_id})
SET r.status = 'draft', r.since = $on, r.version = r.version + 1, r.form = $form, r.claimed_on = $on,
    r.told_form = null, r.kept_by = null, r.form_name = null, r.form_parents = null

// name: release
// A claimed copy that was never submitted goes back to what its source states.
MATCH (r:Replication {id: $replication_id})
SET r.status = 'recorded', r.since = $on, r.version = r.version + 1, r.form = null, r.claimed_on = null
