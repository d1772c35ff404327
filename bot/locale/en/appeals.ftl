# Appeals

command-appeals-name = appeals
command-appeals = Lists the appeals that are not decided yet (organisers)
command-accuracy-name = accuracy
command-accuracy = Shows how often organisers found the grading right

button-appeal = Appeal
button-appeal-result = See the result
button-appeal-accept = Accept
button-appeal-decline = Decline
button-appeals-resend = Send again

appeal-form = Appeal
appeal-form-who = The organisers will see the question, your answer, its grade and what you write here.
appeal-form-label = What is wrong with the grade?
appeal-form-placeholder = For example: my second sentence makes that point.
appeal-filed = I sent your appeal to the organisers. You will be told what they decide.
appeal-filed-waits = I kept your appeal. I can’t post it in the organisers’ channel just now and will once I can. If it is urgent, ask the organisers to look at { COMMAND("appeals") }.
appeal-empty = Please write at least a line on what is wrong.
appeal-already = You have appealed against this grade already. You will be told what comes of it.
appeal-not-yours = You can only appeal against the grade of your own answer.
appeal-only-in-servers = You can appeal only against grades of questions asked in a server. In a DM there are no organisers to decide.
appeal-no-channel = This server has no channel for appeals yet. Please ask the organisers to choose one in { COMMAND("settings") }, and press this button again then.
appeal-waits-title = I have your appeal
appeal-waits = The organisers have not decided yet. You will be told when they have.

appeal-title = Appeal { $number }
appeal-of = Answer of { $member }
appeal-reason = Why they appeal
appeal-points = Key points
appeal-score = Score
appeal-reference = Model answer
appeal-notes = Notes
appeal-how = Choose what is wrong, set it right and accept; or leave it and decline.
appeal-choose-point = What to set right
appeal-claim-stands = counted as a wrong claim
appeal-claim-struck = no wrong claim (set right)
appeal-claim-turned = Changed. Please look at the score on the card.
appeal-point-title = Set key point { $number } right
appeal-point = Key point
appeal-words = Judged by these words
appeal-point-how = Choose what the answer does with this point. Later answers in this server that say the same are graded so, too.
appeal-choose-words = The part that makes this point
appeal-form-accept = Accept
appeal-form-decline = Decline
appeal-word-label = A word to the member
appeal-word-placeholder = Say in a sentence or two why you decide so.
appeal-word-empty = Please write at least a line to the member.
appeal-nothing-corrected = Nothing is set right yet. Choose on the card what is wrong, set it right, and accept then.
appeal-decision-kept = The decision is kept, and the member is told.
appeal-decided = This appeal has been decided already.
appeal-gone = This appeal is no longer there.
appeal-accepted = Accepted
appeal-declined = Declined
appeal-decided-by = Decided by { $reviewer }

appeal-told-accepted = Your appeal was accepted, and your grade is set right
appeal-told-declined = Your appeal was not accepted
appeal-word = What the organisers say
appeal-decided-public = { $member }, your appeal has been decided. I can’t send you a DM, so I tell you here.

appeal-warning = I can’t post appeals of the server { $server } in the organisers’ channel. { $obstacle }
appeal-obstacle-no-channel = No channel is chosen. Choose one in { COMMAND("settings") }.
appeal-obstacle-channel-gone = The channel is gone. Choose another in { COMMAND("settings") }.
appeal-obstacle-forbidden = I may not write there. Allow me View Channel, Send Messages and Embed Links.
appeal-obstacle-sending = It is being sent.

appeal-list-title = Appeals to be decided
appeal-list-channel = They go to { $channel }
appeal-list-none = None is waiting.
appeal-list-more = … and more; the oldest are shown.

accuracy-title = The grader and the organisers
accuracy-none = No appeal has been decided yet.
accuracy-sample = Only answers that were appealed against are counted. They are no random sample, so this does not tell how often grades are right in all.
accuracy-appeals = Appeals in which the grade stayed
accuracy-points = Key points whose verdict stayed
accuracy-share = { $part } of { $whole } ({ $percent }%)
accuracy-changed = Verdicts set right

result-corrected = An organiser set this grade right.
result-precedent = This says what organisers accepted before.
