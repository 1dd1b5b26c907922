using Guildhall.Core;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Channels.Holds;

/// <summary>One way to hold a channel: how to find what to change, how to set it, how to put it back.</summary>
internal interface IHoldKind
{
    string Name { get; }

    /// <summary>What was and what is to be set, as JSON; or why there is nothing to do.</summary>
    Result<string> Plan(Hold hold, Channel channel, Snowflake<User> bot);

    /// <summary>Sets what is not yet set; again after a crash it changes nothing.</summary>
    /// <exception cref="DiscordApiException">Discord refused, or did not answer.</exception>
    Task ApplyAsync(Hold hold, string change, Channel channel, CancellationToken cancellation);

    /// <summary>Puts back what is still as it was set; what people changed since stays theirs.</summary>
    /// <exception cref="DiscordApiException">Discord refused, or did not answer.</exception>
    Task RestoreAsync(Hold hold, string change, Channel channel, CancellationToken cancellation);
}
