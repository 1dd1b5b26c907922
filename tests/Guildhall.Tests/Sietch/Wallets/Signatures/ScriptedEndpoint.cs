using Guildhall.Core.Ports;

namespace Guildhall.Tests.Sietch.Wallets.Signatures;

/// <summary>How one endpoint of the scripted chain answers.</summary>
internal sealed class ScriptedEndpoint
{
    public ulong ChainId { get; set; } = 80094;

    public bool IsSilent { get; set; }

    /// <summary>Of the contract; <c>0x</c> where the endpoint knows none.</summary>
    public string Code { get; set; } = "0x6001";

    /// <summary>False once it has other owners.</summary>
    public bool TakesIt { get; set; } = true;

    /// <summary>To <c>eth_call</c>.</summary>
    public JsonRpcException? Refusal { get; set; }

    /// <summary>To <c>eth_call</c>, whatever was asked.</summary>
    public string? Instead { get; set; }

    /// <summary>Runs when it is asked, and then it never answers.</summary>
    public Action? Stall { get; set; }
}
