namespace Guildhall.Discord.Gateway;

public enum ShardState
{
    Disconnected,
    Connecting,
    AwaitingHello,
    AwaitingIdentify,
    Identifying,
    Resuming,
    Ready,
    Closing,
    Fatal,
}
