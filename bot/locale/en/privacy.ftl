# Privacy

command-privacy-name = privacy
command-privacy = Gives you or deletes what the coach keeps of you
command-privacy-export-name = export
command-privacy-export = Sends you all that is kept of you, as JSON in a DM
command-privacy-delete-name = delete
command-privacy-delete = Deletes all that is kept of you (asks first)

button-privacy-delete = Delete everything

privacy-help = Privacy commands: export, delete.
privacy-export-dm = This is all that I keep of you.
privacy-exported = I sent it to you as a DM.
privacy-dm-closed = I can’t send you a DM. Allow ‘Direct Messages’ in this server’s privacy settings and try again; you can switch it off afterwards.
privacy-delete-title = Delete everything?
privacy-delete-what =
    This can’t be undone. It is gone at once:
    • your answers, scores and appeals
    • which questions you were asked and which hints you saw
    • your settings, such as language and time zone

    Files you added to a server’s notes stay with the server, without your name. Good answers of yours are taken out of the results of daily questions within minutes. Results of yours that others see in a channel are deleted within minutes, where Discord lets the coach.
privacy-deleted = Everything is deleted.
privacy-not-yours = This is about someone else. Delete yours with { COMMAND("privacy-delete") }.
