namespace Guildhall.Discord.Gateway;

/// <summary>Connecting again would change nothing: the token, the intents or the sharding is wrong.</summary>
/// <param name="code">Discord's close code, 0 where it gave none.</param>
public sealed class GatewayFatalException(int code, string message) : Exception(message)
{
    public int CloseCode => code;
}
