using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>A hit in the words that staff read.</summary>
internal static class HitText
{
    public const int Colour = 0xE67E22;

    private const int LongestExcerpt = 1_000;

    /// <summary>Who, where, what: for those who are to decide or to look into it.</summary>
    public static Embed Context(ActOnHitJob job) =>
        new()
        {
            Title = CaseText.Cut($"AutoMod: {CaseText.Plain(job.Rule)}", 256),
            Description = Headline(job) + Excerpt(job.Excerpt),
            Color = Colour,
        };

    /// <summary>The person, the place and what was matched.</summary>
    public static string Headline(ActOnHitJob job)
    {
        var where = job.Channel.IsEmpty ? "" : $" in <#{job.Channel}>";
        var who = job.User.IsEmpty ? "Nobody in particular" : $"<@{job.User}> (`{job.User}`)";
        return $"{who}{where}{(job.Matched is { } text ? $"\nMatched: {Hidden(text)}" : "")}";
    }

    private static string Excerpt(string? text) =>
        string.IsNullOrWhiteSpace(text) ? "" : $"\n{Hidden(CaseText.Cut(text, LongestExcerpt))}";

    private static string Hidden(string text) => $"||{CaseText.Lines(text)}||";
}
