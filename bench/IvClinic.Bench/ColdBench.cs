namespace IvClinic.Bench;

/// <summary>G11: from starting the process to the first page answered, against an empty ASP.NET Core application.</summary>
internal static class ColdBench
{
    private const int Runs = 7;

    public static async Task Run(string web, string empty)
    {
        var data = Directory.CreateTempSubdirectory("ivclinic-bench-cold-").FullName;
        Console.WriteLine($"cold: {Runs} runs each, interleaved, database present");
        await Start(web, data); // creates the database
        var (app, bare) = (new Figures("IvClinic, start to first page"), new Figures("empty ASP.NET Core app, start to first answer"));
        for (var run = 0; run < Runs; run++)
        {
            await bare.Take(() => Start(empty, data));
            await app.Take(() => Start(web, data));
        }

        bare.Print();
        app.Print();
        Figures.Ratio("G11 p50 against the empty app", app.P50 / bare.P50, 5);
        Directory.Delete(data, recursive: true);
    }

    /// <summary>Includes ending the process, a few milliseconds in both.</summary>
    private static async Task Start(string dll, string data)
    {
        await using var web = await WebProcess.Start(dll, data);
    }
}
