using System.Text.RegularExpressions;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary>Reads the files and message links that come with a command.</summary>
internal static partial class EvidenceLinks
{
    public const int Most = 3;

    /// <summary>The code of a link into another server.</summary>
    public const string Foreign = "aegis.foreign_link";

    public static Result<EvidenceList> Read(CommandContext context)
    {
        var files = new[] { ActionOptions.Evidence, $"{ActionOptions.Evidence}_2", $"{ActionOptions.Evidence}_3" }
            .Select(context.TryGetAttachment)
            .OfType<Attachment>()
            .Select(file => new EvidenceSource(file.Filename, file.Url))
            .ToList();
        var text = context.TryGetText(ActionOptions.Link);
        if (string.IsNullOrWhiteSpace(text))
        {
            return Result(files);
        }

        return ReadLinks(context.Guild, text).TryGet(out var links, out var refusal)
            ? Result([.. files, .. links.Items])
            : refusal;
    }

    /// <summary>Links to messages of this guild, parted by blanks.</summary>
    public static Result<EvidenceList> ReadLinks(Snowflake<Guild> guild, string text)
    {
        var found = new List<EvidenceSource>();
        foreach (var part in text.Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var match = Link().Match(part);
            if (!match.Success || match.Groups["guild"].Value != guild.ToString())
            {
                return new Refusal(
                    match.Success ? Foreign : "aegis.bad_link",
                    "A link to a message of this server is needed: right-click the message, Copy Message Link."
                );
            }

            found.Add(
                new(
                    part,
                    null,
                    Snowflake<Channel>.Parse(match.Groups["channel"].ValueSpan),
                    Snowflake<Message>.Parse(match.Groups["message"].ValueSpan)
                )
            );
        }

        return Result(found);
    }

    private static Result<EvidenceList> Result(List<EvidenceSource> found) =>
        found.Count > Most
            ? new Refusal("aegis.too_much_evidence", "Up to 3 files and links fit; add more with /case evidence.")
            : new EvidenceList(found);

    [GeneratedRegex(
        @"^https://(?:(?:ptb|canary)\.)?(?:discord|discordapp)\.com/channels/(?<guild>[0-9]{15,20})/(?<channel>[0-9]{15,20})/(?<message>[0-9]{15,20})$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    )]
    private static partial Regex Link();
}

/// <summary>Up to 3.</summary>
internal sealed record EvidenceList(IReadOnlyList<EvidenceSource> Items);
