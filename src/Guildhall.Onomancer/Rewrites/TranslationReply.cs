using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Onomancer.Personas;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>What Discord shows of a summary: what it is, what happened on the way, and the link. Never its text.</summary>
internal static class TranslationReply
{
    private const int Violet = 0x7C5CFC;
    private const int Red = 0xC0392B;

    public static Refusal Gone { get; } =
        new("onomancer.gone", "This server's settings changed while the summary was waiting. Ask again.");

    public static Reply Failed { get; } =
        new()
        {
            Embeds =
            [
                new()
                {
                    Title = "No summary",
                    Color = Red,
                    Description = "That went wrong on our side, several times. It has been logged. Ask again later.",
                },
            ],
        };

    public static Reply Of(Refusal refusal) =>
        new()
        {
            Embeds =
            [
                new()
                {
                    Title = "No summary",
                    Color = Red,
                    Description = refusal.Message,
                },
            ],
        };

    public static Reply Of(Summary summary, Uri link, TimeSpan took, bool isCached) =>
        new()
        {
            Embeds =
            [
                new()
                {
                    Title = Cut(summary.Title, 256),
                    Url = link.AbsoluteUri,
                    Color = Violet,
                    Fields = [.. Fields(summary, took, isCached)],
                    Footer = summary.IsLanguageModel
                        ? new("Written by a language model: check what matters against the source.")
                        : new("An extract of the document's own sentences, made without a language model."),
                },
            ],
            Components = [new ActionRow { Components = [Button.Link(link.AbsoluteUri, "Open the summary")] }],
        };

    private static IEnumerable<EmbedField> Fields(Summary summary, TimeSpan took, bool isCached)
    {
        var report = summary.Report;
        yield return new("Audience", Audiences.Find(summary.Audience)?.Name ?? summary.Audience, true);
        yield return new("Document", Cut($"{summary.Project} · `{summary.Source}`", 1024), true);
        yield return new("Time taken", isCached ? $"{Seconds(took)} (made before)" : Seconds(took), true);
        yield return new("Model", summary.IsLanguageModel ? Cut(summary.Model, 200) : $"none ({summary.Model})", true);
        yield return new("Redacted", Cut(Counted(report.Redacted, "nothing"), 1024), true);
        yield return new("Neutralised", Cut(Counted(report.Neutralised, "nothing"), 1024), true);
        yield return new(
            "Missing sources",
            report.Missing.Count == 0
                ? "none"
                : Cut(string.Join("\n", report.Missing.Select(m => $"`{m.Name}`: {m.Reason}")), 1024)
        );
        if (report.Warnings.Count > 0)
        {
            yield return new("Notes", Cut(string.Join("\n", report.Warnings), 1024));
        }
    }

    private static string Counted(IReadOnlyList<KindCount> counts, string none) =>
        counts.Count == 0 ? none : KindCount.Listed(counts);

    private static string Seconds(TimeSpan took) =>
        took < TimeSpan.FromSeconds(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{took.TotalMilliseconds:0.#} ms")
            : string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.0} s");

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(longest - 1)] + "…";
}
