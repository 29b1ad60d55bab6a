-- Which receipt a mail carries: the file is made when the mail leaves, against the checkpoint of that moment.

ALTER TABLE mails ADD COLUMN receipt_index bigint CHECK (receipt_index >= 0);
