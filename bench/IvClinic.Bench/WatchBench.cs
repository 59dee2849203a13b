using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using IvClinic.Application.Demo;

namespace IvClinic.Bench;

/// <summary>
/// G6 to G10: a note saved at one screen, until every screen that watches the same infusion has been sent it; and the memory
/// of a watching screen. The published application runs the demo; screens are circuits without a browser.
/// </summary>
internal static partial class WatchBench
{
    private const int WarmUps = 5;
    private const int Saves = 30;
    private const int CyclesOfOpening = 2;
    private const double MegaByte = 1024 * 1024;

    private static double allocatedPerSave;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static async Task Run(string dll, string oneLine, int circuits)
    {
        var line = await OneLine(oneLine, circuits);
        var data = Directory.CreateTempSubdirectory("ivclinic-bench-watch-").FullName;
        await using (var web = await WebProcess.Start(dll, data, "--demo"))
        {
            var cookies = new CookieContainer();
            using var http = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = web.Address };
            await SignIn(http);
            var door = new Door(http, cookies, await RunningSession(http, cookies));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"watch: {circuits} circuits on the page of one running infusion, {WarmUps} warm-ups, {Saves} saved notes"));

            // The first circuits of a process pay for compiling; they are opened, used and closed before anything is counted.
            await Many(door, 10, screens => Measure(web, door, screens, "warm-up", print: false));
            var (alone, _, _) = await Many(door, 1, screens => Measure(web, door, screens, "1 watcher", print: true));
            var savers = allocatedPerSave;
            await Settle();
            var (before, usedBefore) = (web.ResidentBytes, await web.Inside.InUse());
            await Many(door, circuits, async screens =>
            {
                await Settle();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  resident memory per circuit {(web.ResidentBytes - before) / 1024.0 / circuits,10:N0} KB   budget 700 KB   ({before / MegaByte:N0} to {web.ResidentBytes / MegaByte:N0} MB)"));
                var used = await web.Inside.InUse();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  heap in use per circuit    {(used - usedBefore) / 1024.0 / circuits,10:N0} KB   budget 400 KB"));
                var (saver, each, last) = await Measure(web, door, screens, string.Create(CultureInfo.InvariantCulture, $"{circuits} watchers"), print: true);
                if (circuits > 1) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  allocated per further watcher and save {(allocatedPerSave - savers) / 1024 / (circuits - 1),10:N1} KB   budget 16 KB   (a save with one watcher {savers / 1024:N0} KB, with all {allocatedPerSave / 1024:N0} KB)"));
                Figures.Ratio("G6 last watcher p95 in ms against 150 ms", last.P95 / 1000 / 150, 1);
                Figures.Ratio("G8 saver p50 against 1 watcher", saver.P50 / alone.P50, 3);
                Figures.Ratio("G6 each watcher p95 against a page with one line of text", each.P95 / line.P95, 3);
                return (saver, each, last);
            });
            for (var cycle = 0; cycle < CyclesOfOpening; cycle++) await Many(door, circuits, _ => Task.FromResult((alone, alone, alone)));
            await Settle();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  resident memory after closing all, {(CyclesOfOpening + 1) * circuits} opened: {web.ResidentBytes / MegaByte:N0} MB, {before / MegaByte:N0} before"));
            var (usedAfter, left) = (await web.Inside.InUse(), await web.Inside.Followings());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  heap in use after that {usedAfter / MegaByte:N1} MB, {usedBefore / MegaByte:N1} before (G10: within 10 MB); followings left {left} (G10: 0)"));
        }

        Directory.Delete(data, recursive: true);
    }

    /// <summary>The same with a page that shows one line of text, after an insert that is on disk.</summary>
    private static async Task<Figures> OneLine(string dll, int circuits)
    {
        var data = Directory.CreateTempSubdirectory("ivclinic-bench-line-").FullName;
        var each = new Figures(string.Create(CultureInfo.InvariantCulture, $"one line of text: each of {circuits} watchers is sent it"));
        await using (var web = await WebProcess.Start(dll, data))
        {
            var cookies = new CookieContainer();
            using var http = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = web.Address };
            var screens = new List<Circuit>();
            for (var i = 0; i < circuits; i++) screens.Add(await Circuit.Open(http, cookies, "/", batch => batch.Holds("Line"u8)));
            for (var i = 0; i < WarmUps + Saves; i++)
            {
                var text = $"bench line {Guid.NewGuid():N}";
                var bytes = Encoding.UTF8.GetBytes(text);
                var seen = screens.Select(screen => screen.When(batch => batch.Holds(bytes))).ToList();
                var start = Stopwatch.GetTimestamp();
                using var answer = await http.PostAsJsonAsync("/line", text);
                answer.EnsureSuccessStatusCode();
                await Task.WhenAll(seen).WaitAsync(Patience);
                await Task.Delay(200);
                if (i < WarmUps) continue;
                foreach (var one in seen) each.Add(Stopwatch.GetElapsedTime(start, await one));
            }

            each.Print();
            foreach (var screen in screens) await screen.DisposeAsync();
        }

        Directory.Delete(data, recursive: true);
        return each;
    }

    private sealed record Door(HttpClient Http, CookieContainer Cookies, string Path);

    private static async Task<(Figures Saver, Figures Each, Figures Last)> Many(Door door, int count, Func<IReadOnlyList<Circuit>, Task<(Figures Saver, Figures Each, Figures Last)>> what)
    {
        var screens = new List<Circuit>();
        for (var i = 0; i < count; i++) screens.Add(await Circuit.Open(door.Http, door.Cookies, door.Path, HasNoteButton));
        var result = await what(screens);
        foreach (var screen in screens) await screen.DisposeAsync();
        return result;
    }

    private static async Task<(Figures Saver, Figures Each, Figures Last)> Measure(WebProcess web, Door door, IReadOnlyList<Circuit> screens, string name, bool print)
    {
        var (saver, each, last) = (new Figures($"{name}: the saver's own screen says it"), new Figures($"{name}: each watcher is sent it"), new Figures($"{name}: the last watcher is sent it"));
        var (missed, twice, processor, drawn, allocated) = (0, 0, TimeSpan.Zero, 0L, 0L);
        for (var i = 0; i < WarmUps + Saves; i++)
        {
            await using var hand = await NoteInHand.Open(door.Http, door.Cookies, door.Path);
            var text = $"bench note {Guid.NewGuid():N}";
            var bytes = Encoding.UTF8.GetBytes(text);
            await hand.Type(text);
            await Task.Delay(200); // what typing set off has been drawn
            var seen = screens.Select(screen => screen.When(batch => batch.Holds(bytes))).ToList();
            var (processorBefore, drawnBefore, allocatedBefore) = (web.Processor, screens.Sum(screen => screen.Drawn), await web.Inside.Allocated());
            var start = Stopwatch.GetTimestamp();
            var said = await hand.Save();
            await Task.WhenAny(Task.WhenAll(seen), Task.Delay(Patience));
            var arrived = seen.Where(one => one.IsCompletedSuccessfully).Select(one => Stopwatch.GetElapsedTime(start, one.Result)).ToList();
            var again = screens.Select(screen => screen.When(batch => batch.Holds(bytes))).ToList();
            await Task.Delay(200); // a second batch for the same note would count too
            if (i < WarmUps) continue;
            saver.Add(Stopwatch.GetElapsedTime(start, said));
            foreach (var time in arrived) each.Add(time);
            last.Add(arrived.Max());
            missed += seen.Count - arrived.Count;
            twice += again.Count(one => one.IsCompletedSuccessfully);
            allocated += await web.Inside.Allocated() - allocatedBefore;
            processor += web.Processor - processorBefore;
            drawn += screens.Sum(screen => screen.Drawn) - drawnBefore;
        }

        if (print)
        {
            saver.Print();
            each.Print();
            last.Print();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {name}: missed {missed}, sent twice {twice}; server processor {processor.TotalMilliseconds / Saves:N1} ms per save, {processor.TotalMilliseconds / Saves / screens.Count:N2} per watcher; {(double)drawn / Saves / screens.Count:N0} bytes drawn per watcher (budget 3,072)"));
        }

        allocatedPerSave = (double)allocated / Saves;
        return (saver, each, last);
    }

    /// <summary>The process gives memory back when it likes: a pause makes two readings comparable, not exact.</summary>
    private static Task Settle() => Task.Delay(TimeSpan.FromSeconds(5));

    private static bool HasNoteButton(RenderBatch batch) => batch.Handlers().Any(NoteInHand.IsNoteButton);

    private static async Task SignIn(HttpClient http)
    {
        var page = new Uri("/sign-in", UriKind.Relative);
        var token = Token().Match(await http.GetStringAsync(page)).Groups["token"].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = WebUtility.HtmlDecode(token),
            ["Typed.UserName"] = "nora",
            ["Typed.Password"] = DemoAccounts.Password,
        });
        using var answer = await http.PostAsync(page, form);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The first infusion on the floor that runs now.</summary>
    private static async Task<string> RunningSession(HttpClient http, CookieContainer cookies)
    {
        var floor = "";
        var board = await Circuit.Open(http, cookies, "/floor", batch => (floor += batch.Rough()).Contains("sessions/", StringComparison.Ordinal));
        await board.DisposeAsync();
        foreach (var path in Session().Matches(floor).Select(match => "/" + match.Value).Distinct(StringComparer.Ordinal))
        {
            var runs = false;
            var page = await Circuit.Open(http, cookies, path, batch =>
            {
                runs |= batch.Handlers().Any(each => each.Text.EndsWith("Pause", StringComparison.Ordinal));
                return HasNoteButton(batch);
            });
            await page.DisposeAsync();
            if (runs) return path;
        }

        throw new InvalidOperationException("No infusion runs in this demo.");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("sessions/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Session();
}
