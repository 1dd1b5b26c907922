using System.Text.Json.Serialization;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Wallets.Proofs;

namespace Guildhall.Sietch.Wallets;

/// <summary>What the wallets' jobs store, and what the page and the server tell each other.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(InteractionReference))]
[JsonSerializable(typeof(EditVerifyJob))]
[JsonSerializable(typeof(MoveWalletJob))]
[JsonSerializable(typeof(ProofCall))]
[JsonSerializable(typeof(ProofFor))]
[JsonSerializable(typeof(ProofChallenge))]
[JsonSerializable(typeof(ProofDone))]
internal sealed partial class WalletsJson : JsonSerializerContext;
