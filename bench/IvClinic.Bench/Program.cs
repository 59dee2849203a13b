using System.Globalization;
using IvClinic.Bench;

switch (args)
{
    case ["save"]:
        await SaveBench.Run();
        return 0;
    case ["search"]:
        await SearchBench.Run([100_000, 1_000_000]);
        return 0;
    case ["search", .. var sizes]:
        await SearchBench.Run([.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))]);
        return 0;
    case ["big"]:
        await BigBench.Run(100_000, 1_000_000);
        return 0;
    case ["big", var patients, var entries]:
        await BigBench.Run(int.Parse(patients, CultureInfo.InvariantCulture), long.Parse(entries, CultureInfo.InvariantCulture));
        return 0;
    case ["engine"]:
        EngineBench.Run();
        return 0;
    case ["cold", var web, var empty]:
        await ColdBench.Run(web, empty);
        return 0;
    case ["watch", var web, var line]:
        await WatchBench.Run(web, line, 100);
        return 0;
    case ["watch", var web, var line, var circuits]:
        await WatchBench.Run(web, line, int.Parse(circuits, CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine("engine | save | search [PATIENTS ...] | big [PATIENTS ENTRIES] | cold IvClinic.Web.dll IvClinic.EmptyApp.dll | watch IvClinic.Web.dll IvClinic.OneLine.dll [CIRCUITS]");
        return 2;
}
