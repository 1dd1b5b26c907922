namespace Guildhall.Simulator.Gateway;

/// <summary>Source: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes</summary>
internal static class GatewayCloseCodes
{
    public const string Sendable =
        "'code' is 1000 to 1003, 1007 to 1014 or 3000 to 4999; 1005 and 1006 cut the line without a close frame.";

    /// <summary>What a close frame may carry. Source: RFC 6455 §7.4 and the registry of close codes.</summary>
    public static bool IsSendable(int code) =>
        code is (>= 1000 and <= 1003) or (>= 1007 and <= 1014) or (>= 3000 and <= 4999);

    /// <summary>What a peer reads when no close frame came.</summary>
    public static bool IsNone(int code) => code is 1005 or 1006;

    public static string Reason(int code) =>
        code switch
        {
            4000 => "Unknown error.",
            4001 => "Unknown opcode.",
            4002 => "Error while decoding payload.",
            4003 => "Not authenticated.",
            4004 => "Authentication failed.",
            4005 => "Already authenticated.",
            4007 => "Invalid seq.",
            4008 => "Rate limited.",
            4009 => "Session timed out.",
            4010 => "Invalid shard.",
            4011 => "Sharding required.",
            4012 => "Invalid API version.",
            4013 => "Invalid intent(s).",
            4014 => "Disallowed intent(s).",
            _ => "",
        };
}
