-- Who vouches for somebody that does not sign in here, and by which unchanging name; both empty for accounts of Fairway's own.
alter table account add column issuer varchar(400);
alter table account add column subject varchar(255);
create unique index account_subject on account (issuer, subject);
