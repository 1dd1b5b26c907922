using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Guildhall.Discord;
using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;

namespace Guildhall.Host.Adapters.Discord;

/// <summary>Section <c>Guildhall:Discord</c>, but for the token and the address.</summary>
internal sealed class DiscordSettings : IValidatableObject
{
    public const string Section = "Guildhall:Discord";

    // Members and message content are privileged: they are switched on in Discord's developer portal, under Bot.
    private const Intents Needed =
        Intents.Guilds
        | Intents.GuildMembers
        | Intents.GuildModeration
        | Intents.GuildMessages
        | Intents.GuildMessageReactions
        | Intents.GuildVoiceStates
        | Intents.GuildInvites
        | Intents.MessageContent
        | Intents.AutoModerationConfiguration
        | Intents.AutoModerationExecution;

    private const string UnknownHome = "https://guildhall.example";

    /// <summary>How many shards there are over all processes. Default: what Discord recommends.</summary>
    [Range(1, 16_384)]
    public int? ShardCount { get; init; }

    /// <summary>Those that this process runs: <c>0-3,8</c>. Default: all of them. Needs <see cref="ShardCount"/>.</summary>
    public string? Shards { get; init; }

    /// <summary>Ask for the gateway's events compressed: a sixth of the bytes, for some processor time. Default false.</summary>
    public bool? Compression { get; init; }

    /// <summary>The application's public key, 64 hexadecimal digits: takes interactions over HTTP, at <c>/interactions</c>.
    /// Default: over the gateway.</summary>
    [RegularExpression(
        "^[0-9a-fA-F]{64}$",
        ErrorMessage = "expected the 64 hexadecimal digits of the public key in Discord's developer portal."
    )]
    public string? PublicKey { get; init; }

    /// <param name="token">Empty: nothing can be sent.</param>
    /// <param name="home">Where people can read who runs this bot; Discord asks for it in the User-Agent.</param>
    public DiscordOptions ToOptions(string token, Uri? api, Uri? home)
    {
        var options = new DiscordOptions
        {
            Token = token,
            Intents = Needed,
            ShardCount = ShardCount,
            Shards = ReadShards(),
            UseCompression = Compression ?? false,
            UserAgent = $"DiscordBot ({home?.GetLeftPart(UriPartial.Path) ?? UnknownHome}, {Version()})",
        };
        return api is null ? options : options with { Api = api };
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(PublicKey) && !LibcryptoSignature.IsAvailable)
        {
            yield return new(
                "needs OpenSSL (libcrypto 1.1.1 or newer), which this system lacks. Install it, or leave this out.",
                [nameof(PublicKey)]
            );
        }

        if (string.IsNullOrWhiteSpace(Shards))
        {
            yield break;
        }

        if (ReadShards() is not { } shards)
        {
            yield return new("expected shard numbers, such as 0-3,8.", [nameof(Shards)]);
        }
        else if (ShardCount is not { } count || shards.Any(shard => shard >= count))
        {
            yield return new(
                "expected numbers below GUILDHALL__DISCORD__SHARDCOUNT, which must be set beside it.",
                [nameof(Shards)]
            );
        }
    }

    /// <summary>Null where none are named, and where what is named cannot be read.</summary>
    private IReadOnlyList<int>? ReadShards()
    {
        if (string.IsNullOrWhiteSpace(Shards))
        {
            return null;
        }

        var shards = new SortedSet<int>();
        foreach (var part in Shards.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-', 2, StringSplitOptions.TrimEntries);
            if (!TryRead(ends[0], out var first) || !TryRead(ends[^1], out var last) || last < first)
            {
                return null;
            }

            shards.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        return [.. shards];
    }

    private static bool TryRead(string text, out int shard) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out shard) && shard < 16_384;

    private static string Version() => Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "0.0.0";
}
