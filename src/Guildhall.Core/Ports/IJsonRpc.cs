using System.Text.Json;

namespace Guildhall.Core.Ports;

/// <summary>JSON-RPC 2.0 over HTTP.</summary>
public interface IJsonRpc
{
    /// <summary>One call, one attempt.</summary>
    /// <param name="parameters">Writes the array of parameters.</param>
    /// <returns>The whole answer, at whose root <c>result</c> stands; the caller disposes it.</returns>
    /// <exception cref="JsonRpcException">No usable answer; <c>Kind</c> says why.</exception>
    Task<JsonDocument> CallAsync(
        Uri endpoint,
        string method,
        Action<Utf8JsonWriter> parameters,
        CancellationToken cancellation
    );
}
