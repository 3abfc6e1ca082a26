-- fault: a decline is printed as a rise
-- expect: severity = 'error' AND subject = 'difference:9:2564-2565' AND expected = '3.72'
UPDATE differences_base SET difference = -3.72, difference_printed = '-3.72';

-- near_miss: a hundredth from rounding
UPDATE differences_base SET difference = 3.73, difference_printed = '3.73';

-- near_miss: one of the two scores could not be read
UPDATE differences_base SET difference = 9.99, difference_printed = '9.99', score_from = NULL;
