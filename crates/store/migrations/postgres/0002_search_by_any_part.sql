-- Staff remember "heron" or "4821" as often as the colour: index the later parts of designations.
ALTER TABLE cases ADD COLUMN designation_bird TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN designation_number TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE cases SET designation_bird = substr(designation, strpos(designation, '-') + 1);
UPDATE cases SET designation_number = substr(designation_bird, strpos(designation_bird, '-') + 1);
CREATE INDEX cases_bird ON cases (designation_bird);
CREATE INDEX cases_number ON cases (designation_number);
