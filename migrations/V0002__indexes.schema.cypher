// Properties that pages filter or sort by.
CREATE INDEX replication_status IF NOT EXISTS
FOR (n:Replication) ON (n.status);
CREATE INDEX replication_submitted IF NOT EXISTS
FOR (n:Replication) ON (n.submitted_on);
CREATE INDEX innovation_status IF NOT EXISTS
FOR (n:Innovation) ON (n.status);
CREATE INDEX innovation_name IF NOT EXISTS
FOR (n:Innovation) ON (n.name);
CREATE INDEX agency_name IF NOT EXISTS
FOR (n:Agency) ON (n.name);
CREATE INDEX agency_cluster IF NOT EXISTS
FOR (n:Agency) ON (n.cluster);
CREATE INDEX region_level IF NOT EXISTS
FOR (n:Region) ON (n.level);
CREATE INDEX web_session_seen IF NOT EXISTS
FOR (n:WebSession) ON (n.seen_at);
CREATE INDEX audit_entry_subject IF NOT EXISTS
FOR (n:AuditEntry) ON (n.subject);
CREATE INDEX login_attempt_at IF NOT EXISTS
FOR (n:LoginAttempt) ON (n.at);
CREATE INDEX claim_metric IF NOT EXISTS
FOR (n:Claim) ON (n.metric);
CREATE INDEX scale_up_stage IF NOT EXISTS
FOR (n:ScaleUp) ON (n.stage);
CREATE INDEX entered_stage IF NOT EXISTS
FOR ()-[e:ENTERED]-() ON (e.stage);
CREATE FULLTEXT INDEX names IF NOT EXISTS
FOR (n:Innovation|Agency|Region|Replication) ON EACH [n.name, n.short_name, n.local_name];
