using System.Text.Json.Serialization;

namespace Guildhall.Aegis.Mass;

/// <summary>What mass actions store.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MassJob))]
[JsonSerializable(typeof(UndoMassJob))]
[JsonSerializable(typeof(MassOrder))]
internal sealed partial class MassJson : JsonSerializerContext;
