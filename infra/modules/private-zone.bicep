metadata description = 'One private zone, in which the names of private endpoints lead to them.'

param name string
param tags object
param networkName string

resource network 'Microsoft.Network/virtualNetworks@2024-07-01' existing = { name: networkName }

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: name
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: networkName
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
}
