using System.Text.Json.Serialization;

namespace Guildhall.Sietch.Gating;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GateError))]
[JsonSerializable(typeof(GateQuestion))]
[JsonSerializable(typeof(ExplanationAnswer))]
internal sealed partial class GateJson : JsonSerializerContext;

internal sealed record GateError(string Error, string Code);

internal sealed record GateQuestion(string? Wallet, IReadOnlyList<string?>? Wallets);
