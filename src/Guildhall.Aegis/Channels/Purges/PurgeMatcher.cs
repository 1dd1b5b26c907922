using System.Text.RegularExpressions;
using Guildhall.Core;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Purges;

/// <summary>Which messages an order means. Pure; no pattern can stall it.</summary>
internal sealed partial class PurgeMatcher
{
    // Discord keeps these for itself.
    private static readonly HashSet<int> undeletable = [1, 2, 3, 4, 5, 14, 15, 16, 17, 21];

    private static readonly string[] imageEndings =
    [
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".webp",
        ".bmp",
        ".avif",
        ".heic",
    ];

    private readonly PurgeOrder order;
    private readonly Regex? pattern;

    private PurgeMatcher(PurgeOrder order, Regex? pattern)
    {
        this.order = order;
        this.pattern = pattern;
    }

    /// <summary>The refusal is <c>aegis.bad_regex</c>.</summary>
    public static Result<PurgeMatcher> Of(PurgeOrder order)
    {
        if (order.Regex is null)
        {
            return new PurgeMatcher(order, null);
        }

        try
        {
            return new PurgeMatcher(
                order,
                new(order.Regex, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)
            );
        }
        catch (NotSupportedException)
        {
            return PurgeRefusals.RegexUnsupported;
        }
        catch (ArgumentException)
        {
            return PurgeRefusals.RegexWrong;
        }
    }

    public static bool CanBeDeleted(Message message) => !undeletable.Contains((int)message.Type);

    /// <summary>By author and content; pins, age and place are not asked here.</summary>
    public bool Matches(Message message) => !order.HasFilter || MatchesAll(message) != order.Invert;

    private bool MatchesAll(Message message) =>
        (order.User is not { } user || message.Author.Id == user)
        && (order.Bots is not { } bots || bots == (message.Author.Bot || message.WebhookId is not null))
        && (order.Contains is not { } part || message.Content.Contains(part, StringComparison.OrdinalIgnoreCase))
        && (pattern is null || pattern.IsMatch(message.Content))
        && (order.Has is not { } content || Has(message, content));

    private static bool Has(Message message, PurgeContent content) =>
        content switch
        {
            PurgeContent.Link => Link().IsMatch(message.Content),
            PurgeContent.Invite => Invite().IsMatch(message.Content),
            PurgeContent.File => message.Attachments.Count > 0,
            PurgeContent.Image => message.Attachments.Any(IsImage)
                || message.Embeds.Any(embed => embed.Type == "image"),
            PurgeContent.Embed => message.Embeds.Count > 0,
            _ => message.StickerItems.Count > 0,
        };

    private static bool IsImage(Attachment file) =>
        file.ContentType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
        ?? imageEndings.Any(ending => file.Filename.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(
        @"https?://\S",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Link();

    [GeneratedRegex(
        @"(?:discord\s*\.\s*(?:gg|io|me|li)|discord(?:app)?\s*\.\s*com\s*/\s*invite)\s*/\s*[\w-]",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Invite();
}
