using System.Globalization;
using System.Text;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Raids.Detection;

namespace Guildhall.Aegis.Raids.Cleanup;

/// <summary>Which newcomers a cleanup takes: those who joined in a time and fulfil every condition.</summary>
internal sealed record CleanupChoice
{
    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset To { get; init; }

    /// <summary>The account's age at the join.</summary>
    public TimeSpan? YoungerThan { get; init; }

    /// <summary>For the username, with <c>*</c> and <c>?</c>; without them a part of it. Case does not matter.</summary>
    public string? Name { get; init; }

    public bool NoAvatar { get; init; }

    /// <summary>Also those who do not look suspicious.</summary>
    public bool Everyone { get; init; }

    public bool Takes(Newcomer newcomer) =>
        (Everyone || newcomer.Suspicion >= JoinSuspicion.Suspicious)
        && (YoungerThan is not { } age || newcomer.JoinedAt - newcomer.UserId.CreatedAt < age)
        && (!NoAvatar || !newcomer.HasAvatar)
        && (Name is not { } pattern || NamePattern.Matches(pattern, newcomer.Name));

    /// <summary>For staff: what was asked for.</summary>
    public string Describe()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"joined from <t:{From.ToUnixTimeSeconds()}:T> to <t:{To.ToUnixTimeSeconds()}:T>"
        );
        text.Append(Everyone ? ", suspicious or not" : ", suspicious");
        if (YoungerThan is { } age)
        {
            text.Append(CultureInfo.InvariantCulture, $", accounts younger than {DurationText.Write(age)}");
        }

        if (Name is { } name)
        {
            text.Append(CultureInfo.InvariantCulture, $", names like “{CaseText.Plain(name)}”");
        }

        return text.Append(NoAvatar ? ", without an avatar" : "").ToString();
    }
}
