using IvClinic.Application.Staff;

namespace IvClinic.Application.Tests.Staff;

public sealed class SetupTokenTests
{
    [Fact]
    public void Spaces_instead_of_dashes_and_small_letters_are_the_same_token()
    {
        var token = new SetupToken(TimeProvider.System);
        var issued = token.Issue();
        Assert.True(token.Accepts(" " + issued.Replace('-', ' ').ToLowerInvariant() + " "));
        Assert.False(token.Accepts(issued[..^1]));
        Assert.False(token.Accepts(null));
    }

    [Fact]
    public void After_five_tries_it_is_worth_nothing()
    {
        var token = new SetupToken(TimeProvider.System);
        var issued = token.Issue();
        for (var i = 0; i < 5; i++) Assert.False(token.Accepts("wrong"));
        Assert.False(token.IsUsable);
        Assert.False(token.Accepts(issued));
    }
}
