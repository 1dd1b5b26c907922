using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis;

/// <summary>Discord takes 6,000 characters in all embeds of a message, which texts that fit each for itself can exceed
/// together. Source: https://discord.com/developers/docs/resources/message#embed-object-embed-limits</summary>
internal static class EmbedRoom
{
    public const int Longest = 6_000;

    /// <summary>The same where it fits; else its longest texts are cut to one length, so that the short ones stay whole.</summary>
    public static Embed Fit(Embed embed)
    {
        var fields = embed.Fields ?? [];
        var rest =
            (embed.Title?.Length ?? 0)
            + (embed.Footer?.Text.Length ?? 0)
            + (embed.Author?.Name.Length ?? 0)
            + fields.Sum(field => field.Name.Length);
        List<int> lengths = [embed.Description?.Length ?? 0, .. fields.Select(field => field.Value.Length)];
        if (rest + lengths.Sum() <= Longest)
        {
            return embed;
        }

        var level = LevelFor(lengths, Longest - rest);
        return embed with
        {
            Description = embed.Description is { } text ? CaseText.Cut(text, level) : null,
            Fields = [.. fields.Select(field => field with { Value = CaseText.Cut(field.Value, level) })],
        };
    }

    /// <summary>The greatest length to which all can be cut so that they fit.</summary>
    private static int LevelFor(List<int> lengths, int room)
    {
        var (least, most) = (1, lengths.Max());
        while (least < most)
        {
            var level = (least + most + 1) / 2;
            if (lengths.Sum(length => Math.Min(length, level)) <= room)
            {
                least = level;
            }
            else
            {
                most = level - 1;
            }
        }

        return least;
    }
}
