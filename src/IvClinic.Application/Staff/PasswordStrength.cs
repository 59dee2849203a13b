using Microsoft.AspNetCore.Identity;

namespace IvClinic.Application.Staff;

/// <summary>Long, and not what everybody takes. No rules of composition (NIST SP 800-63B).</summary>
internal sealed class PasswordStrength : IPasswordValidator<StaffMember>
{
    /// <summary>Without a second factor (ASVS 5.0: at least 15).</summary>
    public const int LeastCharacters = 15;

    public Task<IdentityResult> ValidateAsync(UserManager<StaffMember> manager, StaffMember user, string? password) =>
        Task.FromResult(Problem(password ?? "", user.UserName, user.DisplayName) is { } problem
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordWeak", Description = problem })
            : IdentityResult.Success);

    public static string? Problem(string password, params string?[] aboutTheUser)
    {
        if (password.Length < LeastCharacters) return $"A password has at least {LeastCharacters} characters; a few words in a row are easy to remember.";
        if (password.Length > 128) return "A password has at most 128 characters.";
        var words = aboutTheUser.Append("ivclinic").Where(word => !string.IsNullOrWhiteSpace(word)).Select(word => word!);
        return Zxcvbn.Zxcvbn.MatchPassword(password, words).Score < 3
            ? Repeats(password, words) is { } word ? $"This password holds “{word}”, which is known here. Use a few unrelated words." : "This password is easy to guess. Use a few unrelated words."
            : null;
    }

    private static string? Repeats(string password, IEnumerable<string> words) =>
        words.SelectMany(word => word.Split(' ')).FirstOrDefault(word => word.Length > 3 && password.Contains(word, StringComparison.OrdinalIgnoreCase));
}
