# Question card

button-answer = Answer
button-hint = Hint
button-skip = Skip
button-reveal = Model answer
button-again = Answer again
button-next = Next question
button-share = Share

card-difficulty = Difficulty
card-section = Notes
card-why = Why this one
card-mentioned = No heading of the notes is called “{ $topic }”, so this is from “{ $heading }”, which speaks of it.
card-how = Press Answer, reply to this message, or answer in a DM.
difficulty-easy = easy
difficulty-medium = medium
difficulty-hard = hard

form-title = Your answer
form-label = Answer
form-placeholder = In your own words, as you would tell an interviewer. Short is fine.

hint-title = Hint { $number } of { $total }
hint-last = That was the last hint.
reveal-title = Model answer
reveal-points = Key points
skip-title = The answer to the skipped question
