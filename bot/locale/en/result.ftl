# Result card

result-title = { $score } points · { $band }
band-strong = strong
band-good = good
band-partial = half way
band-weak = keep studying
result-borderline = This score is borderline ({ $confidence }% sure): said a little more clearly, it could come out otherwise.
result-in-part = Verdicts that I am unsure of count only in part. Put each point in a clear sentence of its own.
result-section = Notes
result-reference = Model answer
result-hints = { $hints ->
    [one] Answered after one hint.
   *[other] Answered after { $hints } hints.
 }
result-revealed = The model answer was there to be seen, so this doesn’t go into your record.
result-late = Sorry for the delay. This is the result of your earlier answer.
result-shared = { $name }’s answer
result-more = … and { $count } more

verdict-made = made
verdict-partly = partly
verdict-missing = missing
verdict-contradicted = contradicted
verdict-unsure = { $verdict } ({ $confidence }% sure)
point-right = The notes say: { $point }
point-doubted = Compare your answer with the notes: { $point }
point-swapped = You swapped the roles or terms. The notes say: { $point }
point-terms = Terms in your answer: { $terms }
result-wrong-claim = This seems wrong: { $claim }

pointer-about = This is about “{ $about }”. { $pointer }
pointer-hint = Hint: { $hint }
pointer-step = Step { $number } is missing.
pointer-quantity = Say the number or value, too.
pointer-reason = Say why as well.
pointer-contrast = Say what differs, and how.
pointer-limit = Say what doesn’t happen or can’t be done.
pointer-purpose = Say what it is for.
pointer-condition = Say when and under which conditions.
pointer-statement = There is one more thing to say.

flag-echo = This repeats the question, so there was nothing to grade.
flag-keyword_list = These are terms only. Say in a sentence how they hang together.
flag-dont_know = You said you don’t know. Look at the model answer and try again.
flag-off_topic = This seems to be about something else.
flag-too_short = Too short to judge.
flag-wrong_claim = Something in it seems to be wrong.
flag-pasted = This looks like the model answer pasted in.
flag-instruction = Instructions to the grader are no answer.
flag-empty = There are no words in this answer.
