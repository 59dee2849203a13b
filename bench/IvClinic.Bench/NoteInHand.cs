using System.Net;
using System.Text.Json;

namespace IvClinic.Bench;

/// <summary>A screen with the form of a note open, ready to be saved.</summary>
internal sealed class NoteInHand : IAsyncDisposable
{
    private const string Press = """{"type":"click","detail":1,"button":0,"buttons":0}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Circuit screen;
    private readonly long typing;
    private readonly long submitting;

    private NoteInHand(Circuit screen, long typing, long submitting) => (this.screen, this.typing, this.submitting) = (screen, typing, submitting);

    public static bool IsNoteButton((string Element, string Event, long Handler, string Text) handler) => handler is ("button", "onclick", _, "Note");

    public static async Task<NoteInHand> Open(HttpClient http, CookieContainer cookies, string path)
    {
        var (button, textArea, form) = (0L, 0L, 0L);
        var page = await Circuit.Open(http, cookies, path, batch =>
        {
            button = batch.Handlers().FirstOrDefault(IsNoteButton).Handler;
            return button != 0;
        });
        var open = page.When(batch =>
        {
            foreach (var each in batch.Handlers())
            {
                if (each is ("textarea", "oninput", _, _)) textArea = each.Handler;
                if (each is ("form", "onsubmit", _, _)) form = each.Handler;
            }

            return textArea != 0 && form != 0;
        });
        await page.Raise(button, "click", Press);
        await open.WaitAsync(Patience);
        return new(page, textArea, form);
    }

    public Task Type(string text) => screen.Raise(typing, "input", $$"""{"value":{{JsonSerializer.Serialize(text)}}}""");

    /// <summary>Returns when this screen said that it was saved, as a time stamp.</summary>
    public async Task<long> Save()
    {
        var said = screen.When(batch => batch.Holds("Note written"u8));
        await screen.Raise(submitting, "submit", "{}");
        return await said.WaitAsync(Patience);
    }

    public ValueTask DisposeAsync() => screen.DisposeAsync();
}
