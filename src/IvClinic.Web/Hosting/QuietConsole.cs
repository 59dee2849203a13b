using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace IvClinic.Web.Hosting;

/// <summary>
/// The log never holds what a patient's record holds: of an exception it writes the kind and the place, never the message,
/// which in the stock console carried a patient's name.
/// </summary>
internal sealed class QuietConsole(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "quiet";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var text = logEntry.Exception is null
            ? logEntry.Formatter(logEntry.State, null)
            : string.Join(" <- ", Kinds(logEntry.Exception));
        textWriter.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{clock.GetUtcNow():O} {logEntry.LogLevel} {logEntry.Category}: {text.ReplaceLineEndings(" ")}"));
        if (logEntry.Exception?.StackTrace is { } stack) textWriter.WriteLine(stack);
    }

    private static IEnumerable<string> Kinds(Exception failure)
    {
        for (var each = failure; each is not null; each = each.InnerException) yield return each.GetType().Name;
    }
}
