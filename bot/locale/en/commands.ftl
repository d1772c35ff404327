# Commands

command-quiz-name = quiz
command-quiz = Asks you an interview question from the notes
command-quiz-topic-name = topic
command-quiz-topic = A topic (tcp, deadlock …); left empty, the coach picks one for you
command-topics-name = topics
command-topics = Shows how many questions each topic has, and which headings have no answer yet
command-ask-name = ask
command-ask = Finds an answer in the notes
command-ask-question-name = question
command-ask-question = What you want to know (why is TIME_WAIT needed?)
command-help-name = help
command-help = How to use the coach
