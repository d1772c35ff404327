# Result card

result-title = { $score } points · { $band }
band-strong = strong
band-good = good
band-partial = half way
band-weak = keep studying
result-borderline = This score is borderline: said a little more clearly, it could come out otherwise.
result-improve = What to say better
result-section = Notes
result-reference = Model answer
result-hints = { $hints ->
    [one] Answered after one hint.
   *[other] Answered after { $hints } hints.
 }
result-revealed = Answered after seeing the model answer.
result-late = Sorry for the delay. This is the result of your earlier answer.
result-shared = { $name }’s answer
result-more = … and { $count } more

verdict-made = made
verdict-partly = partly
verdict-missing = missing
verdict-contradicted = contradicted
improve-partly = Half said; say the whole of it: { $point }
improve-missing = Add this first: { $point }
improve-contradicted = You said the opposite of the notes, which say: { $point }

flag-echo = This repeats the question, so there was nothing to grade.
flag-keyword_list = These are terms only. Say in a sentence how they hang together.
flag-dont_know = You said you don’t know. Look at the model answer and try again.
flag-off_topic = This seems to be about something else.
flag-too_short = Too short to judge.
flag-wrong_claim = There is a wrong claim beside the right ones.
flag-pasted = This looks like the model answer pasted in.
flag-instruction = Instructions to the grader are no answer.
flag-empty = There are no words in this answer.
