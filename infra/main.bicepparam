// A sample. Copy it, fill it in, and keep secrets out of it: they are read from the environment.
using 'main.bicep'

param name = 'eip-prod'
param accountId = '1234567890123456'
param gatewayEndpoint = 'https://gateway.example.com'
param addressRange = '198.18.0.0/15'
param storageSku = 'Standard_ZRS'
param alertEmail = 'operators@example.com'
param ownerKey = readEnvironmentVariable('EIP_OWNER_KEY', '')
param encryptionKey = readEnvironmentVariable('EIP_ENCRYPTION_KEY', '')
param previousEncryptionKeyVersion = readEnvironmentVariable('EIP_PREVIOUS_ENCRYPTION_KEY_VERSION', '')
param gatewayKey = readEnvironmentVariable('EIP_GATEWAY_KEY', '')
param deploySubscription = readEnvironmentVariable('EIP_SUBSCRIBE', 'false') == 'true'
