using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Guildhall.Core.Commands;

/// <summary>Section <c>Guildhall:Commands</c>.</summary>
public sealed partial class CommandsOptions
{
    /// <summary>Commands a minute for each user of a guild, over all commands without their own limit. Default 5.</summary>
    [Range(1, 100_000)]
    public int PerMinute { get; init; } = 5;

    /// <summary>How long a handler may run before its caller is told that it failed. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:14:00")]
    public TimeSpan HandlerLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a first answer is waited for: 3 s by Discord, the default. Longer is only for a local Discord that
    /// waits longer, on a machine that may be slow.</summary>
    [Range(typeof(TimeSpan), "00:00:03", "00:10:00")]
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How many handlers run at the same time. Default 256.</summary>
    [Range(1, 10_000)]
    public int Concurrency { get; init; } = 256;

    /// <summary>Register for these guilds, which takes effect at once. Empty, the default: for all guilds of the bot.</summary>
    public IReadOnlyList<ulong> RegisterInGuilds { get; init; } = [];

    /// <summary>
    /// Signs the ids of buttons and forms: at least 32 characters, the same on every replica. Left out: the host
    /// keeps one beside the data; replicas that share no data folder need it set.
    /// </summary>
    [MinLength(32)]
    public string? SigningKey { get; init; }

    public override string ToString() => "CommandsOptions";

    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<CommandsOptions>;
}
