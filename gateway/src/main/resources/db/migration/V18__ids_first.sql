-- Where a table is empty for most of the time a plan takes any index for as good as the next one, and is kept. With the
-- id first there is none that would read a whole queue, or an organization's whole inbox, to find some rows by their ids.

ALTER TABLE work DROP CONSTRAINT work_pkey, ADD PRIMARY KEY (id, queue, organization_id);
ALTER TABLE inbox DROP CONSTRAINT inbox_pkey, ADD PRIMARY KEY (id, organization_id);
