using System.Text.Json.Nodes;
using Guildhall.Core.Privacy;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Privacy;

/// <summary>A row of Sietch as people read it: bytes are a wallet, or an amount in the smallest unit.</summary>
internal static class CommunityRow
{
    public static JsonObject ToJson(object row) =>
        RecordRow.ToJson(
            (IDictionary<string, object?>)row,
            (name, bytes) => name == "wallet" ? Address.From(bytes).ToChecksum() : Wei.FromBytes(bytes).ToString()
        );
}
