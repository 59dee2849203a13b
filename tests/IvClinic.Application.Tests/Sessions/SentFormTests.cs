using IvClinic.Application.Sessions;
using IvClinic.Application.UseCases;

namespace IvClinic.Application.Tests.Sessions;

public class SentFormTests
{
    [Fact]
    public async Task What_became_of_a_sent_form_is_known_to_its_sender_alone()
    {
        await using var session = await GivenSession.Running();
        var (sent, never) = (Given.Key(), Given.Key());
        await session.Do<WriteNote, WriteNote.Form>(new() { Text = "Slept" }, key: sent);
        var answers = await session.Clinic.The<WhatBecame>().Run(session.Nurse, new([never, sent]));
        Assert.Equal([new(never, null), new(sent, session.Clinic.Clock.Now)], answers);
        Assert.Null(Assert.Single(await session.Clinic.The<WhatBecame>().Run(session.Clinic.Clinician, new([sent]))).SavedAt);
    }

    [Fact]
    public async Task A_refused_form_counts_as_not_saved()
    {
        await using var session = await GivenSession.Running();
        var key = Given.Key();
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<WriteNote, WriteNote.Form>(new() { Text = "" }, key: key));
        Assert.Null(Assert.Single(await session.Clinic.The<WhatBecame>().Run(session.Nurse, new([key]))).SavedAt);
    }
}
