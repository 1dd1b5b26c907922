namespace Guildhall.Discord.Rest;

/// <summary>A call that nobody wanted any more when its turn came: it was not sent. See
/// <see cref="DiscordRest.While(Func{CancellationToken, ValueTask{bool}})"/>.</summary>
public sealed class CallDroppedException(string route) : Exception($"{route} was not sent: nobody wants it any more.")
{
    /// <summary>Method and template.</summary>
    public string Route { get; } = route;
}
