using IvClinic.Domain.Patients;

namespace IvClinic.Application.Demo;

/// <summary>Which treatment a demo patient gets.</summary>
internal enum DemoTreatment
{
    Magnesium,
    MigraineMixture,
    Immunoglobulin,
    Ketamine,
    Lidocaine,
    Ketorolac,
}

/// <summary>How far a demo patient has come.</summary>
internal enum DemoStage
{
    Registered,
    NotSuitable,
    Suitable,

    /// <summary>Exactly a protocol, approved this morning before its review.</summary>
    SameDay,
    Draft,
    InReview,
    Returned,
    Approved,
    OnHold,
    Series,
    Completed,
    Discontinued,
    BookedToday,
    PreparingNow,
    RunningNow,
    ReactingNow,
    FinishedToday,
}

/// <summary>One invented person.</summary>
/// <param name="Sessions">Finished infusions before today.</param>
internal sealed record DemoPerson(
    string Family, string Given, string Born, SexForRules Sex, decimal Kg, decimal Cm, DemoTreatment Treatment, DemoStage Stage, int Sessions = 0);

/// <summary>The forty invented people. Any likeness to anybody is an accident.</summary>
internal static class DemoPeople
{
    private const SexForRules F = SexForRules.Female;
    private const SexForRules M = SexForRules.Male;

    public static readonly IReadOnlyList<DemoPerson> All =
    [
        new("Okonkwo", "Adaeze", "1984-03-12", F, 68, 167, DemoTreatment.MigraineMixture, DemoStage.RunningNow, 3),
        new("Lindholm", "Erik", "1961-09-30", M, 84, 181, DemoTreatment.Immunoglobulin, DemoStage.RunningNow, 4),
        new("Martínez Roca", "Inés", "1977-06-02", F, 61, 162, DemoTreatment.Ketamine, DemoStage.RunningNow, 2),
        new("Petrosyan", "Ani", "1958-11-19", F, 72.5m, 158, DemoTreatment.Immunoglobulin, DemoStage.ReactingNow, 1),
        new("Brennan", "Siobhán", "1990-01-25", F, 64, 170, DemoTreatment.Magnesium, DemoStage.PreparingNow, 2),
        new("Achterkamp", "Pieter", "1949-04-08", M, 91, 178, DemoTreatment.Lidocaine, DemoStage.FinishedToday, 3),
        new("Nguyễn", "Thu Hà", "1995-08-14", F, 52, 156, DemoTreatment.MigraineMixture, DemoStage.FinishedToday, 1),
        new("Sørensen", "Mikkel", "1970-02-17", M, 88, 186, DemoTreatment.Lidocaine, DemoStage.BookedToday, 2),
        new("Brennan", "Sinéad", "1988-12-05", F, 59, 160, DemoTreatment.Magnesium, DemoStage.BookedToday, 2),
        new("Kowalczyk", "Zofia", "1966-07-21", F, 77, 164, DemoTreatment.Ketorolac, DemoStage.BookedToday),
        new("იოსელიანი", "ნინო", "1953-05-11", F, 66, 161, DemoTreatment.Immunoglobulin, DemoStage.Series, 5),
        new("Fairweather", "Thomas", "1947-10-02", M, 79, 175, DemoTreatment.Immunoglobulin, DemoStage.Series, 4),
        new("Castellanos", "Rafael", "1973-03-27", M, 95, 179, DemoTreatment.Immunoglobulin, DemoStage.Series, 3),
        new("田中", "美咲", "1992-04-18", F, 50, 157, DemoTreatment.MigraineMixture, DemoStage.Series, 3),
        new("O’Hara", "Maeve", "1981-09-09", F, 70, 168, DemoTreatment.Magnesium, DemoStage.Series, 3),
        new("Ivanović", "Dragan", "1956-12-23", M, 82, 174, DemoTreatment.Lidocaine, DemoStage.Series, 3),
        new("Whitfield", "Gwen", "1969-08-30", F, 74, 165, DemoTreatment.Ketamine, DemoStage.Series, 3),
        new("Abebe", "Selam", "1986-02-14", F, 57, 163, DemoTreatment.Magnesium, DemoStage.Series, 2),
        new("Rousseau", "Camille", "1998-06-28", F, 60, 169, DemoTreatment.MigraineMixture, DemoStage.Series, 2),
        new("Müller-Lüdenscheidt", "Karl", "1944-01-16", M, 86, 172, DemoTreatment.Lidocaine, DemoStage.Completed, 3),
        new("Bergström", "Annika", "1975-11-03", F, 65, 171, DemoTreatment.Ketamine, DemoStage.Completed, 3),
        new("Silva", "João", "1983-05-24", M, 78, 177, DemoTreatment.Magnesium, DemoStage.Completed, 2),
        new("Kaplan", "Deniz", "1979-10-10", F, 63, 166, DemoTreatment.Ketorolac, DemoStage.Discontinued, 1),
        new("Papadakis", "Eleni", "1962-03-05", F, 69, 159, DemoTreatment.Lidocaine, DemoStage.Discontinued, 1),
        new("Forsyth", "Duncan", "1951-07-07", M, 90, 180, DemoTreatment.Immunoglobulin, DemoStage.OnHold, 2),
        new("Yıldız", "Emre", "1987-09-15", M, 81, 183, DemoTreatment.Magnesium, DemoStage.OnHold, 1),
        new("Novák", "Jana", "1972-12-12", F, 71, 167, DemoTreatment.Ketamine, DemoStage.InReview),
        new("Bakker", "Femke", "1991-04-04", F, 67, 174, DemoTreatment.MigraineMixture, DemoStage.InReview),
        new("Al-Masri", "Omar", "1964-06-19", M, 83, 176, DemoTreatment.Immunoglobulin, DemoStage.InReview),
        new("Holloway", "Beth", "1985-08-08", F, 76, 163, DemoTreatment.Lidocaine, DemoStage.Returned),
        new("Tanaka", "Haruto", "1994-02-02", M, 69, 172, DemoTreatment.Magnesium, DemoStage.Draft),
        new("Georgiou", "Nikos", "1959-01-29", M, 92, 178, DemoTreatment.Lidocaine, DemoStage.Draft),
        new("Mbeki", "Thandiwe", "1978-05-31", F, 73, 165, DemoTreatment.Ketamine, DemoStage.Approved),
        new("Lefèvre", "Aurélie", "1996-11-11", F, 58, 168, DemoTreatment.MigraineMixture, DemoStage.Approved),
        new("Schäfer", "Uwe", "1955-03-03", M, 87, 179, DemoTreatment.Immunoglobulin, DemoStage.Suitable),
        new("Quispe", "Rosa", "1968-07-14", F, 62, 152, DemoTreatment.Lidocaine, DemoStage.Suitable),
        new("Hughes", "Rhys", "1993-10-26", M, 80, 185, DemoTreatment.Magnesium, DemoStage.NotSuitable),
        new("Virtanen", "Aino", "1989-12-30", F, 66, 170, DemoTreatment.Magnesium, DemoStage.SameDay),
        new("د. الخطيب", "سمر", "1980-01-08", F, 64, 161, DemoTreatment.Magnesium, DemoStage.Registered),
        new("Zhou", "Wei", "1971-04-20", M, 75, 173, DemoTreatment.Lidocaine, DemoStage.Registered),
    ];
}
